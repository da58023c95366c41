import type { ReactNode } from 'react';
import { Icone } from '#app/ui/icone.tsx';

/** Another sheet, which says who does not read it: what stands on it is sealed to the members alone. */
export function EntreMembres({ sans, children }: { sans: string; children: ReactNode }) {
  return (
    <div className="entre-membres">
      <p className="entre-membres__bandeau">
        <Icone nom="verrou" />
        <span>
          <b>Entre membres.</b> {`${sans} ne lit pas cette partie, ni les personnes de sa structure.`}
        </span>
      </p>
      {children}
    </div>
  );
}
