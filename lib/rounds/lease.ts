/** How long a trace stays reserved for whoever took it and shows no sign of work on it. */
export const leaseMinutes = 30;

/** How often an open workspace says that somebody is still there. */
export const renewEveryMinutes = 5;
