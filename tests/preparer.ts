import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { dehors } from './msw/dehors.ts';

// Only the outside web is replaced, and nothing may go there unannounced.
beforeAll(() =>
  dehors.listen({
    onUnhandledRequest(request, dire) {
      // A data: address goes nowhere: react-pdf reads its layout engine from one.
      if (!request.url.startsWith('data:')) dire.error();
    },
  }),
);
afterEach(() => {
  // The next file may run in the same worker: it begins with the real clock.
  vi.useRealTimers();
  dehors.resetHandlers();
  const erreurs = vi.mocked(console.error).mock?.calls ?? [];
  const lues = erreurs.splice(0);
  if (lues.length > 0) throw new Error(`console.error a été appelé : ${String(lues[0]?.[0])}`);
});
afterAll(() => dehors.close());

vi.spyOn(console, 'error').mockImplementation(() => undefined);
