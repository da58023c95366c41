import { Repli } from '#app/ui/feuille.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import type { Participante } from './feuille-de-presence.tsx';
import { LIBELLE_ETAT_PRESENCE } from './presences.ts';

/** Who was there, once it changes no more, and who noted it. */
export const PresenceLue = ({ libelle, participantes }: { libelle: string; participantes: readonly Participante[] }) => (
  <>
    <Tableau
      legende={`Qui était là, ${libelle}`}
      cacheLegende
      colonnes={[{ titre: 'Personne' }, { titre: 'Structure' }, { titre: 'Ce jour-là' }]}
      lignes={participantes.map(({ id, nom, structure, etat }) => ({
        cle: id,
        cellules: [nom, structure, etat ? LIBELLE_ETAT_PRESENCE[etat] : 'Pas notée'],
      }))}
    />
    <QuiANoteQuoi participantes={participantes} />
  </>
);

/** What was noted of each, by whom and why, the last first. */
export function QuiANoteQuoi({ participantes }: { participantes: readonly Participante[] }) {
  const histoires = participantes.filter(({ histoire }) => histoire.length > 0);
  if (histoires.length === 0) return null;
  return (
    <Repli titre="Qui a noté quoi">
      <ul>
        {histoires.map(({ id, nom, histoire }) => (
          <li key={id}>
            {nom}
            <ul>
              {histoire.map((phrase) => (
                <li key={phrase} className="doux">
                  {phrase}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Repli>
  );
}
