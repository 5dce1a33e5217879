create table foo (id int, fizz bigserial, foo varchar(255), bar timestamptz not null, buzz text default 'x', primary key (foo, id, bar)) partition by list (foo); 
create table foo_1 partition of foo for values in ('a', 'c'); create table foo_2 (id int, fizz bigint not null, foo varchar(255), bar timestamptz, buzz text); create table foo_3 partition of foo for values in ('b'); 
create index only_parent on foo (bar desc); create unique index un on foo (foo, bar, fizz); alter table foo_1 replica identity using index foo_1_pkey;
