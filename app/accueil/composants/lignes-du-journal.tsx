import { majuscule } from '#app/commun/texte.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { Puce } from '#app/ui/puce.tsx';
import type { LigneMontree } from '../journal.server.ts';

/** Lines of the journal, each with what it changed and, where it can be, the button that puts it back. */
export function LignesDuJournal({ lignes }: { lignes: readonly LigneMontree[] }) {
  return (
    <ul className="liste">
      {lignes.map((ligne) => (
        <li key={ligne.id}>
          <Ligne {...ligne} />
        </li>
      ))}
    </ul>
  );
}

function Ligne({ id, quand, qui, pour, resume, chemin, changements, annulee, annulable }: LigneMontree) {
  return (
    <div className="ligne-journal">
      <p className="petit doux">{quand}</p>
      <p>
        <strong>{majuscule(qui)}</strong>
        {pour && ` ${pour}`} {chemin ? <a href={chemin}>{resume}</a> : resume}
        {annulee && (
          <>
            {' '}
            <Puce ton="neutre">Annulé depuis</Puce>
          </>
        )}
      </p>
      {(changements.length > 0 || annulable) && (
        <Repli titre={changements.length > 0 ? 'Ce qui a changé' : 'Annuler'}>
          <div className="pile pile--serree">
            <Changements changements={changements} />
            {annulable && (
              // A plain form: fifty of them a page stay light, and need no JavaScript.
              <form method="post" action={`/journal/${id}/annuler`}>
                <Bouton genre="second" icone="fleche-gauche">
                  Annuler cette modification
                </Bouton>
              </form>
            )}
          </div>
        </Repli>
      )}
    </div>
  );
}

/** Field by field, from what to what. */
export function Changements({ changements }: { changements: LigneMontree['changements'] }) {
  if (changements.length === 0) return null;
  return (
    <dl className="changements">
      {changements.map(({ champ, avant, apres }) => (
        <div key={champ}>
          <dt>{champ}</dt>
          <dd>
            <span className="cache">avant, </span>
            <del>{avant}</del> <span aria-hidden="true">→</span>
            <span className="cache">, après, </span> <ins>{apres}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
