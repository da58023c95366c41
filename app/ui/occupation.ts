import { createContext } from 'react';

/** Whether the form around is being sent: its buttons then wait. */
export const OccupationContexte = createContext(false);
