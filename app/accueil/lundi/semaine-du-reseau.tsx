import { ListeDeDates } from '../composants/liste-de-dates.tsx';
import type { Lundi } from './lundi.server.ts';

/** The dates of the week, the whole network's. */
export const SemaineDuReseau = ({ dates }: { dates: Lundi['dates'] }) => (
  <div className="pile">
    {dates.length === 0 ? <p className="doux">Aucune date d’ici à dimanche.</p> : <ListeDeDates dates={dates} />}
  </div>
);
