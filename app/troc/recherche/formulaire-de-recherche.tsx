import { Form } from '@remix-run/react';
import { libelleJourCourt } from '#app/commun/periode.ts';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { adresseDeRecherche, type FiltresDuTroc, MAX_RECHERCHE, parametresDuTroc, RAYONS_CHERCHES } from './filtres.ts';

/** The words; the filters in force stay with them. */
export function Mots({ filtres, autresMots }: { filtres: FiltresDuTroc; autresMots: readonly string[] }) {
  return (
    <Form key={adresseDeRecherche(filtres)} method="get" action="/troc/recherche" role="search" className="recherche">
      <div className="recherche__ligne recherche__ligne--champ">
        <Champ
          nom="q"
          libelle="Ce que vous cherchez"
          genre="search"
          defaut={filtres.q}
          max={MAX_RECHERCHE}
          autoComplete="off"
          aide={
            autresMots.length > 0
              ? `Nous cherchons aussi ${autresMots.map(entreGuillemets).join(', ')}.`
              : 'Comme cela vous vient : sans accents ni mots exacts.'
          }
        />
        <Bouton icone="chercher">Chercher</Bouton>
      </div>
      {[...parametresDuTroc({ ...filtres, q: '' })].map(([nom, valeur]) => (
        <input key={`${nom}-${valeur}`} type="hidden" name={nom} value={valeur} />
      ))}
    </Form>
  );
}

interface Props {
  filtres: FiltresDuTroc;
  formes: readonly { valeur: FiltresDuTroc['formes'][number]; libelle: string; combien: number }[];
  parType: { offre: number; besoin: number };
  /** The reader's own commune; null when it is not known. */
  depuis: string | null;
}

/** What narrows the search: open beside the list on a desk, folded above it on a phone. */
export function Affiner({ filtres, formes, parType, depuis }: Props) {
  const { q, type, km, des, sommeil } = filtres;
  return (
    <Form key={adresseDeRecherche(filtres)} method="get" action="/troc/recherche" aria-label="Affiner la recherche">
      <input type="hidden" name="q" value={q} />
      <details className="volet">
        <summary>{resumer(filtres)}</summary>
        <div className="volet__contenu">
          <Choisir
            nom="type"
            libelle="Que cherchez-vous ?"
            vide={null}
            defaut={type}
            options={[
              { valeur: 'offre', libelle: `Ce qui se propose (${parType.offre})` },
              { valeur: 'besoin', libelle: `Ce dont les autres ont besoin (${parType.besoin})` },
              { valeur: 'tout', libelle: `Les deux (${parType.offre + parType.besoin})` },
            ]}
          />
          <fieldset className="champ champ--groupe">
            <legend>Quelle forme&nbsp;?</legend>
            {formes.map(({ valeur, libelle, combien }) => (
              <label className="choix" key={valeur}>
                <input type="checkbox" name="forme" value={valeur} defaultChecked={filtres.formes.includes(valeur)} />
                <span>
                  {libelle} <span className="doux">({combien})</span>
                </span>
              </label>
            ))}
          </fieldset>
          {depuis && (
            <Choisir
              nom="km"
              libelle="À combien de km ?"
              vide="Peu importe"
              defaut={km === null ? '' : String(km)}
              options={RAYONS_CHERCHES.map((rayon) => ({ valeur: String(rayon), libelle: `${rayon} km, ou à distance` }))}
            />
          )}
          <Champ nom="des" libelle="À partir de quand ?" genre="date" defaut={des} />
          <label className="choix">
            <input type="checkbox" name="sommeil" defaultChecked={sommeil} />
            <span>Les annonces en sommeil aussi</span>
          </label>
          <Bouton genre="second" large>
            Appliquer
          </Bouton>
        </div>
      </details>
    </Form>
  );
}

/** « Affiner : 3 formes, 40 km, dès le 1er avril » */
function resumer({ type, formes, km, des, sommeil }: FiltresDuTroc): string {
  const dits = [
    type === 'besoin' ? 'besoins' : type === 'tout' ? 'offres et besoins' : '',
    formes.length > 0 ? accorder(formes.length, 'forme') : '',
    km === null ? '' : `${km} km`,
    des ? `dès le ${libelleJourCourt(des, false)}` : '',
    sommeil ? 'en sommeil aussi' : '',
  ].filter(Boolean);
  return dits.length > 0 ? `Affiner\u00a0: ${dits.join(', ')}` : 'Affiner';
}
