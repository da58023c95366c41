import { setupServer } from 'msw/node';

/** The outside web as the tests see it: nothing answers unless a test says so. */
export const dehors = setupServer();
