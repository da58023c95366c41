import { useActionData, useLoaderData } from '@remix-run/react';
import { joindreDocument, lirePageDeDocuments } from '#app/cellule/accompagnement/documents.server.ts';
import { DOCUMENTS_ADMIS } from '#app/cellule/accompagnement/documents.ts';
import { saisieDocument } from '#app/cellule/accompagnement/saisie.ts';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { rienAGarder } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ouverte }) => lirePageDeDocuments(ouverte));

export const action = traitementScelle(ouvrirDemande, rienAGarder, saisieDocument, async ({ ctx, ouverte, saisie }) => {
  const entreMembres = saisie.pour === 'membres';
  await joindreDocument(ctx, ouverte, { fichier: saisie.fichier, entreMembres });
  return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}#${entreMembres ? 'notes' : 'documents'}`, {
    titre: 'Le document est là.',
    texte:
      'Il est chiffré, comme le reste. Celles et ceux qui peuvent le lire reçoivent un courriel qui dit seulement qu’une page les attend.',
  });
});

export default function Documents() {
  const { id, membre, lecteurs } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: `/cellule/demandes/${id}` }, { libelle: 'Ajouter un document' }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} />}
      titre="Quel document&nbsp;?"
    >
      <FormulairePoste formulaire={formulaire} multipart>
        <Champ
          formulaire={formulaire}
          nom="fichier"
          genre="file"
          accept={DOCUMENTS_ADMIS}
          libelle="Le document"
          aide="PDF, photo, texte ou tableau, 10 Mo au plus. Son nom est chiffré aussi. Une photo garde ce que l’appareil y a écrit, comme le lieu."
        />
        {membre ? (
          <Choix
            formulaire={formulaire}
            nom="pour"
            legende="Qui le lira&nbsp;?"
            defaut="tous"
            options={[
              { valeur: 'tous', libelle: 'Toutes les personnes nommées en haut de cette page' },
              { valeur: 'membres', libelle: 'Les membres de la cellule seulement' },
            ]}
          />
        ) : (
          <input type="hidden" name="pour" value="tous" />
        )}
        <div className="actions">
          <Bouton icone="deposer">Ajouter ce document</Bouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
