/** The current day in Kolkata, as midnight UTC. */
export function businessToday(): Date {
  return new Date(`${new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' }).format()}T00:00:00Z`);
}
