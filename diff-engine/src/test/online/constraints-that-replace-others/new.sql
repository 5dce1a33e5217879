CREATE TABLE users (id int PRIMARY KEY, tenant int NOT NULL, name text, age int);
ALTER TABLE users ADD CONSTRAINT users_name UNIQUE (tenant, name), ADD CONSTRAINT age_known CHECK (age > 0 AND age < 1000);
CREATE TABLE posts (id int PRIMARY KEY, author int,
  CONSTRAINT posts_author FOREIGN KEY (author) REFERENCES users (id) ON DELETE CASCADE);
