CREATE COLLATION tuned (PROVIDER = icu, LOCALE = 'und', RULES = '&V << w <<< W');
