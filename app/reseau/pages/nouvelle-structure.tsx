import { randomUUID } from 'node:crypto';
import { useActionData, useLoaderData } from '@remix-run/react';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { creerStructure, exigerCreation, preparerNouvelleStructure } from '#app/reseau/structures/nouvelle-structure.server.ts';
import { saisieNouvelleStructure } from '#app/reseau/structures/saisie.ts';
import { GESTIONS, LIBELLE_GESTION } from '#app/reseau/structures/structures.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Ajouter une structure' };
export const meta = () => titreDePage('Ajouter une structure');

export const loader = chargeur(({ ctx }) => ({ ...preparerNouvelleStructure(ctx), geste: randomUUID() }));

export const action = traitement(
  ({ ctx }) => {
    exigerCreation(ctx);
    return saisieNouvelleStructure;
  },
  ({ ctx, saisie }) => {
    const id = creerStructure(ctx, saisie);
    const titre = `${saisie.nom} est dans le réseau`;
    return saisie.suite === 'inviter'
      ? redirigerAvecAvis(`/reseau/structures/${id}/inviter`, { titre, texte: 'Invitez maintenant la personne qui la dirige.' })
      : redirigerAvecAvis(`/reseau/structures/${id}`, { titre, texte: 'Sa page est ouverte : complétez-la quand vous voulez.' });
  },
);

export default function NouvelleStructure() {
  const { genres, communes, geste } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: 'Ajouter une structure' }]}
      titre="Quelle structure rejoint le réseau ?"
      intro="Son nom et sa commune suffisent. Le reste s’écrit sur sa page, par elle ou par vous."
    >
      <DeuxColonnes libelleCote="Et ensuite">
        <FormulairePoste formulaire={formulaire} geste={geste}>
          <Champ formulaire={formulaire} nom="nom" libelle="Nom de la structure" max={160} />
          <Choisir formulaire={formulaire} nom="communeCode" libelle="Commune" options={communes} />
          <Choisir
            formulaire={formulaire}
            nom="genre"
            libelle="Ce qu’elle est"
            vide="Je ne sais pas encore"
            options={genres}
            facultatif
            aide="L’agrément ou l’étape qui le dit. Ses dates se notent ensuite sur sa page."
          />
          <Choisir
            formulaire={formulaire}
            nom="gestion"
            libelle="Qui la gère"
            options={GESTIONS.map((valeur) => ({ valeur, libelle: LIBELLE_GESTION[valeur] }))}
            facultatif
          />
          <Champ
            formulaire={formulaire}
            nom="siret"
            libelle="SIRET"
            max={40}
            facultatif
            inputMode="numeric"
            aide="Quatorze chiffres. Il évite qu’une liste l’ajoute une seconde fois."
          />
          <div className="actions">
            <Bouton name="suite" value="inviter">
              Ajouter et inviter sa direction
            </Bouton>
            <Bouton name="suite" value="page" genre="second">
              Ajouter seulement
            </Bouton>
          </div>
        </FormulairePoste>
        <Feuille creux>
          <Ensuite
            etapes={[
              'La structure apparaît dans l’annuaire et sur la carte.',
              'La personne que vous invitez reçoit un lien par courriel et complète la page elle-même.',
              'Vous notez les dates de son agrément, et le réseau vous prévient avant la fin.',
            ]}
          />
          <p className="petit doux">Plusieurs structures à la fois ?</p>
          <LienBouton href="/reseau/import" genre="lien" icone="tableur">
            Importer un tableur
          </LienBouton>
        </Feuille>
      </DeuxColonnes>
    </Page>
  );
}
