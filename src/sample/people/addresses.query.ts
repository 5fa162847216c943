import type { Step } from '../step.ts';

/** Place 1 is everybody's home, place 2 the office or the parents of some. */
const STAGE = `
CREATE TEMPORARY TABLE sample_addresses ON COMMIT DROP AS
WITH places AS MATERIALIZED (
  SELECT customer.no AS customer_no, customer.id AS customer_id, customer.created_at, place,
         pg_temp.child_luck(customer.luck, -place) AS luck,
         area.name AS area, area.pincode, area.latitude, area.longitude
  FROM sample_customers AS customer
  CROSS JOIN generate_series(1, 2) AS place
  JOIN sample_areas AS area ON area.no = customer.area_no
  WHERE place = 1 OR has_second_address
), positions AS MATERIALIZED (
  SELECT *,
         round((latitude + (pg_temp.fraction(luck, 'north') - 0.5) * 0.014)::numeric, 6) AS north,
         round((longitude + (pg_temp.fraction(luck, 'east') - 0.5) * 0.014)::numeric, 6) AS east
  FROM places
)
SELECT customer_no, customer_id, place,
       pg_temp.uuid_at(created_at, luck, 'address') AS id,
       CASE place WHEN 1 THEN 'Home' ELSE pg_temp.choose(luck, 'label', ARRAY['Office', 'Parents', 'Shop']) END AS label,
       CASE WHEN pg_temp.fraction(luck, 'building') < 0.7
            THEN 'Flat ' || (1 + pg_temp.pick(luck, 'floor', 8)) * 100 + 1 + pg_temp.pick(luck, 'door', 8) || ', '
              || pg_temp.choose(luck, 'front', ARRAY['Sri Sai', 'Lakshmi', 'Vasavi', 'Venkateshwara', 'Aditya', 'Lotus', 'Green Valley', 'Rainbow', 'Padmavathi', 'Jyothi'])
              || ' ' || pg_temp.choose(luck, 'back', ARRAY['Residency', 'Towers', 'Enclave', 'Heights', 'Nilayam', 'Apartments', 'Homes'])
            ELSE 'H. No. ' || 1 + pg_temp.pick(luck, 'ward', 16) || '-' || 1 + pg_temp.pick(luck, 'block', 9) || '-'
              || 10 + pg_temp.pick(luck, 'house', 890) END AS line1,
       CASE WHEN pg_temp.fraction(luck, 'line 2') < 0.85
            THEN pg_temp.choose(luck, 'street', ARRAY['Road No. ', 'Street No. ', 'Lane ']) || 1 + pg_temp.pick(luck, 'street number', 14) || ', '
              || area END AS line2,
       CASE WHEN pg_temp.fraction(luck, 'landmark') < 0.6
            THEN pg_temp.choose(luck, 'near', ARRAY['Near', 'Opposite', 'Behind']) || ' '
              || pg_temp.choose(luck, 'mark', ARRAY['Hanuman Temple', 'Ratnadeep Supermarket', 'the water tank', 'Community Hall', 'Andhra Bank', 'the metro pillar', 'Zilla Parishad School', 'Jama Masjid', 'the bus depot', 'Apollo Pharmacy', 'the park gate']) END AS landmark,
       'Hyderabad' AS city,
       'Telangana' AS state,
       pincode,
       CASE WHEN pg_temp.fraction(luck, 'instructions') < 0.3
            THEN pg_temp.choose(luck, 'instruction', ARRAY['Leave in the bag at the door', 'Ring the bell once', 'Hand over to the watchman', 'Second gate, beware of the dog', 'Do not ring before 6:30']) END AS instructions,
       CASE WHEN pg_temp.fraction(luck, 'mapped') < 0.9 THEN north END AS latitude,
       CASE WHEN pg_temp.fraction(luck, 'mapped') < 0.9 THEN east END AS longitude,
       CASE WHEN pg_temp.fraction(luck, 'mapped') < 0.5 THEN 'https://maps.google.com/?q=' || north || ',' || east END AS map_url,
       created_at
FROM positions
ORDER BY customer_no, place`;

const INSERT = `
INSERT INTO addresses (customer_id, id, label, line1, line2, landmark, city, state, pincode, instructions, map_url, latitude, longitude, is_default, created_at)
SELECT customer_id, id, label, line1, line2, landmark, city, state, pincode, instructions, map_url, latitude, longitude, place = 1, created_at
FROM sample_addresses
ORDER BY customer_no, place`;

export function addressSteps(): Step[] {
  const label = 'Addresses';
  return [
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_addresses' },
    { label, sql: INSERT, fills: 'addresses' },
    { label, sql: 'ANALYZE addresses' },
  ];
}
