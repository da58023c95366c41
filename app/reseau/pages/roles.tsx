import { useActionData, useLoaderData } from '@remix-run/react';
import { exigerRole, LIBELLE_ROLE } from '#app/commun/droits.ts';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { FormulaireDeRole } from '#app/reseau/personnes/formulaire-de-role.tsx';
import { getPageDesRoles } from '#app/reseau/personnes/page-des-roles.server.ts';
import { donnerRole, type RoleDonne, retirerRole } from '#app/reseau/personnes/roles.server.ts';
import { TableauDesRoles } from '#app/reseau/personnes/tableau-des-roles.tsx';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Confirmer } from '#app/ui/confirmer.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { saisieRetraitDeRole, saisieRole } from '../saisie.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Les rôles du réseau' };
export const meta = () => titreDePage('Les rôles du réseau');

export const loader = chargeur(({ ctx, request }) => {
  exigerRole(ctx, 'coordination');
  const { searchParams } = new URL(request.url);
  const page = pageDemandee(searchParams);
  return getPageDesRoles(ctx, { page, retirer: searchParams.get('retirer') });
});

export const action = traitement(
  ({ ctx, request }) => {
    exigerRole(ctx, 'coordination');
    // The confirmation, in its own address, takes a role away.
    return new URL(request.url).searchParams.has('retirer') ? saisieRetraitDeRole : saisieRole;
  },
  ({ ctx, saisie }) => {
    if ('courriel' in saisie) return redirigerAvecAvis('/reseau/roles', avisDuDon(donnerRole(ctx, saisie), saisie.role));
    const nom = retirerRole(ctx, saisie.personneId, saisie.role);
    // Without her own role, the page no longer exists for her.
    const soi = saisie.personneId === ctx.acteur.personneId && saisie.role === 'coordination';
    const texte = 'Ses droits ont changé aussitôt. Son compte reste ouvert.';
    return soi
      ? redirigerAvecAvis('/accueil', { titre: 'Vous ne tenez plus la coordination', texte: 'Votre compte reste ouvert.' })
      : redirigerAvecAvis('/reseau/roles', { titre: `${nom} ne tient plus ce rôle`, texte });
  },
);

function avisDuDon({ nom, courriel, donne, change, jusquau }: RoleDonne, role: keyof typeof LIBELLE_ROLE) {
  const titre = `${nom} : ${LIBELLE_ROLE[role]}`;
  if (change) return { titre, texte: 'Ce rôle lui était déjà donné : seul son organisme a changé.' };
  if (!donne) return { titre, texte: 'Ce rôle lui était déjà donné : rien n’a changé.' };
  return jusquau === null
    ? { titre, texte: `Un courriel le lui dit, à ${courriel}.` }
    : { titre, texte: `L’invitation part à ${courriel} : elle sert jusqu’au ${jusquau}.` };
}

export default function Roles() {
  const { roles, page, pages, aRetirer } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const refusDuRetrait = aRetirer ? premierePhrase(formulaire) : undefined;
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: 'Les rôles' }]}
      titre="Qui tient un rôle dans le réseau ?"
      intro="Diriger une structure ou y travailler n’est pas un rôle du réseau : cela se lit sur la page de la structure."
    >
      {aRetirer && (
        <Confirmer
          titre={`Retirer à ${aRetirer.nom} le rôle « ${LIBELLE_ROLE[aRetirer.role]} » ?`}
          texte={
            aRetirer.soi && aRetirer.role === 'coordination'
              ? 'C’est vous. Aussitôt, vous ne pourrez plus ouvrir cette page ni vous redonner ce rôle.'
              : 'Ses droits changent aussitôt. Son compte reste ouvert, et vous pourrez lui redonner ce rôle.'
          }
        >
          {aRetirer.fermeLaCellule && (
            <Bandeau ton="attention" titre="Sa clé de la cellule est détruite, et ne revient pas avec le rôle">
              Redonné, le rôle n’ouvrirait rien de ce qui s’ouvrait avant : il faudrait signer la charte de nouveau, puis qu’un
              autre lecteur de chaque demande l’y laisse entrer. Ce que des membres avaient noté entre eux, là où personne d’autre
              ne lit, serait perdu pour tous.
            </Bandeau>
          )}
          {refusDuRetrait && <Bandeau ton="erreur">{refusDuRetrait}</Bandeau>}
          <FormulairePoste action={`/reseau/roles?retirer=${aRetirer.personneId}-${aRetirer.role}`}>
            <input type="hidden" name="personneId" value={aRetirer.personneId} />
            <input type="hidden" name="role" value={aRetirer.role} />
            <div className="actions">
              <Bouton genre="danger">Retirer ce rôle</Bouton>
              <LienBouton href="/reseau/roles" genre="second">
                Ne rien changer
              </LienBouton>
            </div>
          </FormulairePoste>
        </Confirmer>
      )}
      {!aRetirer && (
        <>
          <TableauDesRoles roles={roles} />
          <Pagination page={page} pages={pages} lien={(n) => `/reseau/roles?page=${n}`} />
          <Section titre="Donner un rôle" id="donner">
            <FormulaireDeRole formulaire={formulaire} />
          </Section>
        </>
      )}
    </Page>
  );
}
