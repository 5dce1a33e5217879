package dev.plumbline.schema.online;

/**
 * A query that says whether a step may run, or whether it has done its work. It returns one row with one number: how many rows or objects
 * stand against it; zero means well.
 *
 * @param title what is asked, without a question mark: {@code no duplicates in public.users (email)}
 * @param sql the query without a semicolon; reads only
 */
public record Check(String title, String sql) {}
