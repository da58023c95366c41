import { useActionData, useLoaderData } from '@remix-run/react';
import { declarerUnLien, leverUnLien, lirePageDesRecusations } from '#app/cellule/membres/recusations.server.ts';
import { saisieRecusation } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurDeLaCellule, traitementDeLaCellule } from '#app/http/scelle.server.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Confidence } from '#app/ui/confidence.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurDeLaCellule(({ ctx }) => lirePageDesRecusations(ctx));

export const action = traitementDeLaCellule(saisieRecusation, ({ ctx, saisie }) => {
  if (saisie.geste === 'lever') leverUnLien(ctx, saisie.structureId);
  else declarerUnLien(ctx, saisie);
  return redirigerAvecAvis('/cellule/recusations', {
    titre: 'C’est noté.',
    texte: 'Cela compte dès la prochaine demande.',
  });
});

export default function Recusations() {
  const { signee, declarees, choix } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'Mes récusations' }]}
      confidence={
        <Confidence
          titre="Ce que vous déclarez"
          phrase="La raison n’est lue que de vous. Une personne de cette structure vous verra grisée ou grisé, sans la raison."
        />
      }
      titre="De quelles structures ne pouvez-vous pas entendre la demande&nbsp;?"
      intro={
        'Votre propre structure, les communes voisines et le même employeur sont comptés sans vous. Déclarez le reste\u00a0: un proche, un mandat, de l’argent, une amitié.'
      }
    >
      <Section titre="Déjà déclarées">
        {declarees.length === 0 ? (
          <p className="doux">Aucune. On peut vous choisir pour toutes les structures auxquelles rien ne vous lie.</p>
        ) : (
          <ul className="pile liste-nue">
            {declarees.map(({ structureId, structure, motif }) => (
              <li key={structureId}>
                <Feuille salle="cellule">
                  <h3>{structure}</h3>
                  <p className="texte-libre">{motif}</p>
                  <FormulairePoste formulaire={undefined}>
                    <input type="hidden" name="geste" value="lever" />
                    <input type="hidden" name="structureId" value={structureId} />
                    <Bouton genre="second">{`On peut de nouveau me choisir pour ${structure}`}</Bouton>
                  </FormulairePoste>
                </Feuille>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section titre="En déclarer une">
        {signee ? (
          <FormulairePoste key={declarees.length} formulaire={formulaire}>
            <input type="hidden" name="geste" value="declarer" />
            <Choisir
              formulaire={formulaire}
              nom="structureId"
              libelle="La structure"
              options={choix.map(({ id, nom, commune }) => ({
                valeur: String(id),
                libelle: commune ? `${nom}, ${commune}` : nom,
              }))}
            />
            <Champ formulaire={formulaire} nom="motif" libelle="La raison, en quelques mots" />
            <div className="actions">
              <Bouton>Me récuser pour cette structure</Bouton>
            </div>
          </FormulairePoste>
        ) : (
          <LienBouton href="/cellule/charte">Signer d’abord la charte</LienBouton>
        )}
      </Section>
    </Page>
  );
}
