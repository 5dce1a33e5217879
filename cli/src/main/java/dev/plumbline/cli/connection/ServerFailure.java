package dev.plumbline.cli.connection;

/** Why one server could not be had. */
record ServerFailure(Server server, Exception cause) {}
