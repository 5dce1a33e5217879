create sequence s minvalue -5 increment by -1 maxvalue -1; create sequence t minvalue 5 start 7;
