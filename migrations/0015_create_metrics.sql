-- How long things took, an hour (epoch milliseconds of its beginning) of a company a row. `counts` is JSON, from
-- "<metric>:<bucket>" to how many; see shared/model/metrics.ts.
create table metrics (
  company_id text not null references companies (id),
  hour integer not null,
  counts text not null,
  primary key (company_id, hour)
) without rowid;
