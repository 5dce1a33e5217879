CREATE TYPE floatrange AS RANGE (SUBTYPE = double precision, MULTIRANGE_TYPE_NAME = floats);
CREATE TABLE spans (s floatrange, m floats DEFAULT '{[1,2)}');
