/** The only source of time of the application, so that tests can move it and days follow the business. */
export interface Clock {
  now(): Date;
  /** The calendar day of the business time zone, as `YYYY-MM-DD`. */
  today(): string;
}
