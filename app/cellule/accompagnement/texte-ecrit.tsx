import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';

interface Version {
  id: string;
  tete: string;
  texte: string;
  signature: string;
}

export interface TexteLu {
  objet: string;
  presentes: readonly Version[];
  anciennes: readonly Version[];
  modifier: string | null;
}

/** One version, whole, and who wrote it. */
export function UneVersion({ version: { tete, texte, signature } }: { version: Version }) {
  return (
    <div className="version">
      {tete && <p className="liste__titre">{tete}</p>}
      {texte && <p className="texte-libre">{texte}</p>}
      <p className="petit doux">{signature}</p>
    </div>
  );
}

/** A text as it stands: one version; or all of those that were written at once, none of which wins over the others. */
export function TexteEcrit({ texte: { presentes, anciennes, modifier }, quoi }: { texte: TexteLu; quoi: string }) {
  const n = presentes.length;
  const combien = n === 2 ? 'deux' : n;
  return (
    <div className="pile">
      {n > 1 && (
        <Bandeau ton="attention" titre={n === 2 ? 'Deux textes, écrits en même temps' : `${n} textes, écrits en même temps`}>
          {`Aucun n’a remplacé l’autre\u00a0: les voici tous. ${modifier ? 'Réunissez-les quand vous voulez.' : ''}`}
        </Bandeau>
      )}
      {presentes.map((version) => (
        <UneVersion key={version.id} version={version} />
      ))}
      {modifier &&
        n > 0 &&
        (n > 1 ? (
          <div>
            <LienBouton genre="second" href={modifier}>{`Réunir les ${combien} textes`}</LienBouton>
          </div>
        ) : (
          <p>
            <Lien className="lien-action" href={modifier}>
              Modifier<span className="cache">{` ${quoi}`}</span>
            </Lien>
          </p>
        ))}
      {anciennes.length > 0 && (
        <Repli titre={anciennes.length === 1 ? 'La version d’avant' : `Les ${anciennes.length} versions d’avant`}>
          {anciennes.map((version) => (
            <UneVersion key={version.id} version={version} />
          ))}
        </Repli>
      )}
    </div>
  );
}
