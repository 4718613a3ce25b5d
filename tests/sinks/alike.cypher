MATCH (p:Person {name: $name}) RETURN p
MATCH (a:Person {name: $name})-[r:TRAVELLED_TO]->(b) RETURN a, r, b ORDER BY b.name
MATCH path = (:Person {name: $name})-[:LEADS]->()-[:BASED_IN]->() RETURN path, length(path) AS steps
MATCH path = (to:Place)<-[:TRAVELLED_TO]-(:Person) RETURN path ORDER BY to.name
MATCH path = (:Person)-[:FIRST_STOP]->(:Stop)-[:NEXT_STOP*0..9]->(s:Stop) RETURN path, s ORDER BY length(path)
MATCH path = allShortestPaths((:Person {name: 'Tomas Reve'})-[:HELPED|ADMITTED|LOCATED_IN*..5]-(:Place {name: 'Lisbon'})) RETURN path
MATCH (p:Person) OPTIONAL MATCH (p)-[:LEADS]->(o) RETURN p.name AS p, o ORDER BY p
MATCH (n) RETURN labels(n) AS labels, count(*) AS many ORDER BY many DESC, labels
MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS many ORDER BY many DESC, type
MATCH (c:Claim) RETURN c.status AS status, count(*) AS many, collect(DISTINCT c.type) AS types ORDER BY status
MATCH (c:Claim) RETURN c.date AS date, c.type AS type ORDER BY date DESC, type, c.quote
MATCH (p:Person) WHERE EXISTS { (p)-[:LEADS]->() } RETURN p.name AS name
MATCH (p:Person) RETURN p.name AS name, COUNT { (p)--() } AS many ORDER BY name
MATCH (p:Person) RETURN p.name AS n, COLLECT { MATCH (p)-[:TRAVELLED_TO]->(x) RETURN x.name ORDER BY x.name } AS to ORDER BY n
MATCH (p:Person) RETURN p {.name, .aliases, went: [(p)-[:TRAVELLED_TO]->(x) WHERE x.name = 'Oslo' | x.name]} AS m ORDER BY p.name
MATCH (p:Person) WHERE p.name STARTS WITH 'M' OR p.name =~ '(?i)KES.*' OR 'Reve' IN p.aliases RETURN p.name AS n ORDER BY n
MATCH (:Person)-[r]->(x) WHERE none(s IN r.statuses WHERE s = 'asserted') RETURN type(r) AS type, x.name AS n ORDER BY type, n
MATCH (p:Person) CALL { WITH p MATCH (p)-[:TRAVELLED_TO]->(x) RETURN count(x) AS c } RETURN p.name AS n, c ORDER BY n
MATCH (p:Person) RETURN p.name AS n UNION MATCH (o:Organisation) RETURN o.name AS n
MATCH (n:Person|Place) WHERE n.name < 'M' RETURN n.name AS n ORDER BY n
MATCH (a:Person)-[:HELPED]->{1,3}(b) RETURN a.name AS a, b.name AS b
MATCH (a)-[:LOCATED_IN*0..2]->(b:Place) RETURN a.name AS a, b.name AS b ORDER BY a, b
MATCH (a:Person WHERE a.name = $name)-[r:TRAVELLED_TO WHERE r.disputed]->(b) RETURN b.name AS b, r.outlets AS o
MATCH (a:Person {name: $name})-[r:TRAVELLED_TO]->(b) UNWIND r.quotes AS quote RETURN b.name AS b, quote ORDER BY b, quote
MATCH (d:Document) RETURN d.outlet AS o, min(d.published) AS first, max(d.published) AS last ORDER BY o
MATCH (c:Claim) WHERE c.confidence > 0.5 RETURN count(*) AS many, sum(c.end - c.start) AS letters
MATCH (n:Nobody) RETURN count(n) AS many
MATCH (p:Person) RETURN count(p) AS c, collect(p.nothing) AS none
UNWIND ['b', 'a', null, 'é', '😀'] AS x RETURN x, size(x) AS s ORDER BY x
UNWIND [1, 2.5, null, 3] AS x RETURN sum(x) AS s, avg(x) AS a, min(x) AS i, max(x) AS m, count(x) AS c
RETURN 7 / 2 AS i, 7.0 / 2 AS f, 7 % 3 AS m, 2 ^ 3 AS p, round(2.5) AS r, toInteger('12') AS t, 1e21 AS big
RETURN null = null AS a, null IS NULL AS b, 1 IN [1, null] AS c, 2 IN [1, null] AS d, true XOR false AS e
RETURN [1, 2, 3][0..2] AS a, [1, 2, 3][-1] AS b, 'x' + 1 AS c, [1] + [2] AS d, {a: [1, {b: null}]} AS e
RETURN [x IN range(1, 5) WHERE x % 2 = 1 | x * x] AS l, reduce(a = 0, x IN [1, 2, 3] | a + x) AS r
RETURN date('2024-05-03') AS d, date('2024-05-03').month AS m, duration('P1DT2H') AS u
RETURN $name AS text, $list AS list, $map AS map, $nothing AS nothing
