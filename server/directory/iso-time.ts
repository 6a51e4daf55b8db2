const iso =
  /^(?<date>\d{4}-\d\d-\d\d)(?:[T ](?<time>\d\d:\d\d(?::\d\d(?:[.,](?<fraction>\d{1,9}))?)?)(?:Z|(?<sign>[+\- ])(?<hours>[01]\d|2[0-3]):?(?<minutes>[0-5]\d)?)?)?$/i

/**
 * The moment that an ISO 8601 text names, in milliseconds; `undefined` when it names none. A date alone is its
 * midnight, and a time without a zone is taken as UTC. In an address a `+` may arrive as a blank.
 */
export function parseIsoTime(text: string): number | undefined {
  const parts = iso.exec(text.trim())?.groups
  if (parts === undefined) return undefined
  const { date, time = '00:00', fraction = '', sign, hours = '0', minutes = '0' } = parts
  const written = `${date}T${time.length === 5 ? `${time}:00` : time.slice(0, 8)}`
  const utc = Date.parse(`${written}Z`)
  // The thirtieth of February would become a day in March; what is written must come back the same.
  if (Number.isNaN(utc) || !new Date(utc).toISOString().startsWith(written)) return undefined
  const zone = (Number(hours) * 60 + Number(minutes)) * 60_000
  return utc + Number(`0.${fraction || 0}`) * 1000 - (sign === '-' ? -zone : zone)
}
