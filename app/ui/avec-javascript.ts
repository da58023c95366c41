import { useEffect, useState } from 'react';

/** False on the server and at first draw, true once JavaScript runs: for what would do nothing without it. */
export function useAvecJavascript(): boolean {
  const [present, setPresent] = useState(false);
  useEffect(() => setPresent(true), []);
  return present;
}
