create sequence s as integer; create sequence t minvalue 100 start 700;
