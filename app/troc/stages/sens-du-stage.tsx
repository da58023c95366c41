import { Form } from '@remix-run/react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { ResumeErreurs } from '#app/ui/resume-erreurs.tsx';
import type { Option } from './props-des-termes.ts';

interface Props {
  lu: {
    sens: 'envoyer' | 'accueillir';
    mienne: { id: number; nom: string };
    miennes: Option[];
    autre: { id: number; nom: string } | null;
    autres: Option[];
    echangeVoulu: number | null;
    /** The list of structures was sent without a choice. */
    sansChoix: boolean;
  };
}

const SANS_CHOIX: Formulaire = { valeurs: {}, erreurs: { origine: ['Choisissez une structure dans la liste.'] } };

/** Which way the stage goes, and between whom: plain links and one GET form, so that it works without JavaScript. */
export function SensDuStage({ lu }: Props) {
  const { sens, mienne, miennes, autre, autres, echangeVoulu } = lu;
  const versStructure = miennes.length > 1 ? `&structure=${mienne.id}` : '';
  // The échange goes with the other structure: which way, and for whom, may still be changed.
  const champDe = (valeur: Props['lu']['sens']) => (valeur === 'envoyer' ? 'accueil' : 'origine');
  const versEchange = (valeur: Props['lu']['sens']) =>
    autre && echangeVoulu !== null ? `&${champDe(valeur)}=${autre.id}&echange=${echangeVoulu}` : '';
  const choix = (valeur: Props['lu']['sens'], libelle: string) => (
    <a
      className="jeton-filtre jeton-filtre--choix"
      href={`/stages/nouveau?sens=${valeur}${versStructure}${versEchange(valeur)}`}
      aria-current={valeur === sens ? 'true' : undefined}
    >
      {libelle}
    </a>
  );
  return (
    <>
      <nav className="actions" aria-label="Dans quel sens">
        {choix('envoyer', 'J’envoie quelqu’un de mon équipe')}
        {choix('accueillir', 'J’invite quelqu’un chez nous')}
      </nav>
      {miennes.length > 1 && (
        <Form method="get" className="formulaire formulaire__champs">
          <input type="hidden" name="sens" value={sens} />
          {autre && <input type="hidden" name={champDe(sens)} value={autre.id} />}
          {echangeVoulu !== null && <input type="hidden" name="echange" value={echangeVoulu} />}
          <Choisir nom="structure" libelle="Pour quelle structure ?" options={miennes} vide={null} defaut={String(mienne.id)} />
          <div className="actions">
            <Bouton genre="second">Choisir cette structure</Bouton>
          </div>
        </Form>
      )}
      {sens === 'accueillir' && autre === null && (
        <Form method="get" className="formulaire formulaire__champs">
          <input type="hidden" name="sens" value="accueillir" />
          <input type="hidden" name="structure" value={mienne.id} />
          <ResumeErreurs formulaire={lu.sansChoix ? SANS_CHOIX : undefined} titre="Aucune structure n’est choisie" />
          <Choisir
            formulaire={lu.sansChoix ? SANS_CHOIX : undefined}
            nom="origine"
            libelle="De quelle structure vient la personne ?"
            options={autres}
          />
          <div className="actions">
            <Bouton>Choisir dans son équipe</Bouton>
          </div>
        </Form>
      )}
      {autre && (
        <p>
          {sens === 'envoyer' ? 'Accueil : ' : 'Structure d’origine : '}
          <strong>{autre.nom}</strong>{' '}
          <LienBouton genre="lien" href={`/stages/nouveau?sens=${sens}${versStructure}`}>
            En choisir une autre
          </LienBouton>
        </p>
      )}
    </>
  );
}
