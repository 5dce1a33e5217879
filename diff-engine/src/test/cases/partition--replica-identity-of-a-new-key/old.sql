create table foo (id int, fizz serial, foo varchar(255), bar timestamptz, primary key (foo, id), unique (foo, bar)) partition by list (foo); alter table foo replica identity full; alter table foo enable row level security;
create table foo_1 partition of foo (constraint local_ck check (fizz > 0)) for values in ('a'); create table foo_2 partition of foo for values in ('b'); create table foo_3 (id int not null, fizz int not null, foo varchar(255) not null, bar timestamptz);
create unique index some_unique on foo_1 (foo, bar, fizz); create index only_parent on only foo (bar); create index p1_bar on foo_1 (bar); alter index only_parent attach partition p1_bar;
alter table foo_2 alter fizz set default 5; create index f2_local on foo_2 (fizz);
