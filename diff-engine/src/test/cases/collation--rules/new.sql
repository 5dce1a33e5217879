CREATE COLLATION tuned (PROVIDER = icu, LOCALE = 'und', RULES = '&a < g');
