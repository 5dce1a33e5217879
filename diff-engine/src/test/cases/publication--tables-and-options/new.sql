CREATE ROLE case_admin SUPERUSER; CREATE ROLE case_other_admin SUPERUSER;
CREATE TABLE a (id bigint PRIMARY KEY, x int);
CREATE TABLE b (id int PRIMARY KEY);
CREATE TABLE child () INHERITS (b);
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE PUBLICATION some_tables FOR TABLE a, b, p WITH (publish = 'insert, delete, truncate', publish_via_partition_root = true);
CREATE PUBLICATION everything FOR TABLE b;
ALTER PUBLICATION everything OWNER TO case_other_admin;
CREATE PUBLICATION "Odd Name" FOR ALL TABLES WITH (publish = '');
