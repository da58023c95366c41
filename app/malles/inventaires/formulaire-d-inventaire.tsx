import { useState } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { enumerer, minuscule } from '#app/commun/texte.ts';
import { MAX_CARNET } from '#app/malles/catalogue/longueurs.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { useGardeSurPlace } from '#app/ui/garde-sur-place.ts';
import { Icone } from '#app/ui/icone.tsx';
import { Section } from '#app/ui/page.tsx';
import { champDe, direLesManques, MAX_NOM_INVENTAIRE, MAX_REMARQUE_INVENTAIRE, type OccasionDeCompter } from './inventaires.ts';
import { LigneACompter } from './ligne-a-compter.tsx';
import type { PageDInventaire } from './page-d-inventaire.server.ts';

const DONNE: Record<OccasionDeCompter, [string, string]> = {
  depart: ['Remet la malle', 'La reçoit'],
  retour: ['Rend la malle', 'La reçoit'],
  relais: ['Passe la malle', 'La reçoit'],
};

/** What the one gesture does, before its list. */
const QUI_EST_NOTE: Record<OccasionDeCompter, string> = {
  depart: 'il note présents tous ces objets, et la malle est remise aussitôt.',
  retour: 'il note revenus tous ces objets, et la malle est rendue aussitôt.',
  relais: 'il note présents tous ces objets, et la malle change de mains aussitôt.',
};

/** A malle counted: all at once, or object by object. */
export function FormulaireDInventaire({ lu, formulaire }: { lu: PageDInventaire; formulaire: Formulaire | undefined }) {
  const { id, occasion, objets, bouton } = lu;
  const tape = formulaire ?? lu.brouillon.formulaire ?? undefined;
  const quand = useGardeSurPlace('inventaire', lu.brouillon.nom, formulaire === undefined);
  const [comptes, setComptes] = useState<Record<number, number>>(() =>
    Object.fromEntries(objets.map(({ objetId, prevu }) => [objetId, lireNombre(tape?.valeurs[champDe('n', objetId)], prevu)])),
  );
  const manques = direLesManques(
    objets.map(({ objetId, prevu, consommable }) => ({
      ...{ manque: prevu - (comptes[objetId] ?? prevu), consomme: consommable && occasion !== 'depart' },
    })),
  );
  const [donne, recoit] = DONNE[occasion];
  return (
    <>
      <Garde quand={quand} garde={formulaire ? '' : lu.brouillon.garde} />
      <FormulairePoste
        id="inventaire"
        {...{ formulaire: tape, geste: lu.geste, brouillon: { formulaire: lu.brouillon.nom }, multipart: true }}
      >
        {/* The Enter key sends the count that was typed, and never « Tout est là », which would forget it. */}
        <button type="submit" className="cache" tabIndex={-1} aria-hidden="true" />
        {lu.note && <Bandeau>{lu.note}</Bandeau>}
        {!manques && !lu.encore && (
          <Feuille>
            <p className="mesure">La malle est complète&nbsp;? Un seul geste suffit&nbsp;: {QUI_EST_NOTE[occasion]}</p>
            <p className="petit doux mesure">{enumerer(objets.map(({ nom, prevu }) => `${nom} (${prevu})`))}</p>
            <div className="actions">
              <Bouton genre="second" icone="coche" name="tout" value="la">
                {`Tout est là\u00a0: ${minuscule(bouton)}`}
              </Bouton>
            </div>
          </Feuille>
        )}
        {objets.length > 0 && (
          <Section titre={manques || lu.encore ? 'Objet par objet' : 'Sinon, objet par objet'}>
            <p className="petit doux">Comptez ce qui peut resservir&nbsp;: un objet cassé compte comme manquant.</p>
            <ol className="inventaire">
              {objets.map((objet) => (
                <LigneACompter
                  key={objet.objetId}
                  {...{ objet, occasion, formulaire: tape }}
                  surCompte={(presents) => setComptes((avant) => ({ ...avant, [objet.objetId]: presents }))}
                />
              ))}
            </ol>
          </Section>
        )}
        <Section titre="Vous êtes deux à compter">
          <div className="pile">
            <div className="inventaire__noms">
              <Champ {...{ formulaire: tape, nom: 'remis', libelle: donne, defaut: lu.remis, max: MAX_NOM_INVENTAIRE }} />
              <Champ {...{ formulaire: tape, nom: 'recu', libelle: recoit, defaut: lu.recu, max: MAX_NOM_INVENTAIRE }} />
            </div>
            {lu.caution && <Case formulaire={tape} nom="caution" libelle={lu.caution} />}
            <Champ
              {...{ formulaire: tape, nom: 'remarque', libelle: 'Une remarque', genre: 'textarea', lignes: 2 }}
              max={MAX_REMARQUE_INVENTAIRE}
              facultatif
            />
            {occasion !== 'depart' && !lu.encore && (
              <Champ
                {...{ formulaire: tape, nom: 'idee', genre: 'textarea', lignes: 2, max: MAX_CARNET }}
                libelle="Une idée de séance pour les suivants ?"
                facultatif
              />
            )}
          </div>
        </Section>
        <Ensuite etapes={lu.ensuite} />
        <Bouton large>{[bouton, manques].filter(Boolean).join(', ')}</Bouton>
        <p className="petit doux">
          <a className="lien-action" href={`/reservations/${id}/feuille.pdf`}>
            <Icone nom="imprimer" />
            La feuille A4 à remplir à la main
          </a>
        </p>
      </FormulairePoste>
    </>
  );
}

/** When what is typed was kept, and where. */
const Garde = ({ quand, garde }: { quand: string; garde: string }) => (
  <p className="brouillon" role="status">
    {(quand || garde) && <Icone nom="nuage" />}
    {quand
      ? `Gardé sur ce téléphone à ${quand}. Le réseau peut se couper.`
      : garde && `Vous reprenez ce que vous aviez compté, gardé ${garde}. Les photos sont à choisir de nouveau.`}
  </p>
);

const lireNombre = (tape: string | undefined, sinon: number): number =>
  tape !== undefined && /^\s*\d{1,4}\s*$/.test(tape) ? Number(tape) : sinon;
