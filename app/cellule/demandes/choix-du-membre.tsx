import type { Formulaire } from '#app/commun/formulaire.ts';
import { attacher } from '#app/ui/erreurs-de-champ.tsx';
import { GroupeDeBoites } from '#app/ui/groupe-de-boites.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { LIBELLE_LIEN, LIEN_AVEC_ELLE, type LienDeRecusation } from '../membres/membres.ts';

export interface VisageDeMembre {
  personneId: number;
  nom: string;
  quoi: string;
  initiales: string;
  lien: LienDeRecusation | null;
}

interface Props {
  formulaire: Formulaire | undefined;
  offerts: readonly VisageDeMembre[];
  ecartes: readonly VisageDeMembre[];
  surChoix?: ((personneId: string) => void) | undefined;
  legende?: string;
  /** The structure is the reader's own. */
  aElle?: boolean;
}

/** Whom one wants to speak to: names and faces; those who are linked to the structure, with the reason. */
export function ChoixDuMembre({
  formulaire,
  offerts,
  ecartes,
  surChoix,
  legende = 'Qui vous rappelle\u00a0?',
  aElle = true,
}: Props) {
  const { id } = attacher('membre', formulaire, false);
  const choisi = formulaire?.valeurs.membre;
  const celle = aElle ? 'votre structure' : 'cette structure';
  return (
    <div>
      <GroupeDeBoites formulaire={formulaire} nom="membre" legende={legende}>
        <div className="visages">
          {offerts.map(({ personneId, nom, quoi, initiales }, rang) => (
            <label className="choix choix--boite choix--visage" key={personneId}>
              <input
                type="radio"
                id={rang === 0 ? id : `${id}-${personneId}`}
                name="membre"
                value={personneId}
                defaultChecked={choisi === String(personneId)}
                onChange={(evenement) => surChoix?.(evenement.target.value)}
              />
              <span className="initiales" aria-hidden="true">
                {initiales}
              </span>
              <span>
                <b>{nom}</b>
                <small>{quoi}</small>
              </span>
            </label>
          ))}
        </div>
      </GroupeDeBoites>
      {ecartes.length > 0 && (
        <>
          <p className="petit doux">
            {ecartes.length === 1
              ? `Un membre est lié à ${celle}. Il ne verra rien.`
              : `${ecartes.length} membres sont liés à ${celle}. Ils ne verront rien.`}
          </p>
          <ul className="visages liste-nue">
            {ecartes.map(({ personneId, nom, quoi, initiales, lien }) => (
              <li className="choix choix--boite choix--visage choix--ecarte" key={personneId}>
                <Icone nom="croix" />
                <span className="initiales" aria-hidden="true">
                  {initiales}
                </span>
                <span>
                  <b>{nom}</b>
                  <small>{lien ? `${quoi}\u00a0: ${aElle ? LIBELLE_LIEN[lien] : LIEN_AVEC_ELLE[lien]}` : quoi}</small>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
