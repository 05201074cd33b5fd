/**
 * Times of rows listed oldest first, as they came; a bare date gets a time: that of the row before it where that is of the
 * same day, else the start of the day. A date says nothing about the order within its day: there the list decides.
 */
export function timedDays(times: readonly string[]): string[] {
  let before = "";
  return times.map((time) => {
    const isDay = time.length === 10 && /^\d{4}-\d\d-\d\d$/.test(time);
    before = isDay && !before.startsWith(time) ? `${time} 00:00` : isDay ? before : time;
    return before;
  });
}
