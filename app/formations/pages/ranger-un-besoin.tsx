import { useActionData, useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { getBesoinARanger, rangerLeBesoin } from '#app/formations/besoins/ranger.server.ts';
import { saisieTheme } from '#app/formations/besoins/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Ranger un besoin' };
export const meta = () => titreDePage('Ranger un besoin');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params }) => getBesoinARanger(ctx, idDeAdresse(params.id)));

export const action = traitement(
  // Whether the need exists for this person is said before anything typed is judged.
  ({ ctx, params }) => {
    getBesoinARanger(ctx, idDeAdresse(params.id));
    return saisieTheme;
  },
  ({ ctx, params, saisie }) => {
    const theme = rangerLeBesoin(ctx, idDeAdresse(params.id), saisie);
    return redirigerAvecAvis('/formations/besoins', {
      titre: 'C’est rangé',
      texte: theme ? `Le besoin compte sous ${entreGuillemets(theme)}.` : 'Le besoin reste dans vos mots.',
    });
  },
);

export default function RangerUnBesoin() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: 'Besoins', chemin: '/formations/besoins' }, { libelle: 'Ranger' }]}
      titre="Sous quel mot compte ce besoin ?"
      intro={entreGuillemets(lu.texte)}
    >
      <FormulairePoste formulaire={formulaire}>
        {/* After a conflict the page brings the present version: sending again replaces, knowingly. */}
        <input type="hidden" name="version" value={lu.version} />
        <Choisir
          {...{ formulaire, nom: 'theme', defaut: lu.theme }}
          libelle="Le mot du réseau"
          aide="Les besoins rangés sous le même mot comptent ensemble : une formation s’ouvre plus vite."
          options={lu.themes}
          vide="Aucun de ces mots"
          facultatif
        />
        <div className="actions">
          <Bouton>Ranger ce besoin</Bouton>
          <LienBouton href="/formations/besoins" genre="lien">
            Ne rien changer
          </LienBouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
