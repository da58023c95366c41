import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { jourCivil, libellePeriode } from '#app/commun/periode.ts';
import { chargeur, lireFormulaire } from '#app/http/pages.server.ts';
import { exigerMalles } from '#app/malles/catalogue/malles.server.ts';
import { getMallesLibres } from '#app/malles/planning/malles-libres.server.ts';
import { adresseDeReservation } from '#app/malles/planning/malles-libres.ts';
import { ResultatsDesDates } from '#app/malles/planning/resultats-des-dates.tsx';
import { saisieDates } from '#app/malles/planning/saisie.ts';
import { periodeDe } from '#app/malles/reservations/verifier-dates.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { ChampPeriode } from '#app/ui/champ-periode.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { ResumeErreurs } from '#app/ui/resume-erreurs.tsx';

export const handle: Poignee = { salle: 'malles', titre: 'Malles libres' };
export const meta = () => titreDePage('Malles libres à vos dates');

interface Lu {
  aujourdhui: string;
  formulaire?: Formulaire;
  trouvees: ReturnType<typeof getMallesLibres> | null;
  quand: string;
}

export const loader = chargeur(({ ctx, request }): Lu => {
  exigerMalles(ctx);
  const { searchParams } = new URL(request.url);
  const rien = { aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau), trouvees: null, quand: '' };
  if (!searchParams.has('debut') && !searchParams.has('fin')) return rien;
  const lu = lireFormulaire(searchParams, saisieDates);
  if (!lu.ok) return { ...rien, formulaire: lu.formulaire };
  // The boxes that were ticked: one malle, and the others together with it.
  const [premiere, ...autres] = searchParams.getAll('malle');
  if (premiere) throw redirect(adresseDeReservation(premiere, lu.saisie, autres));
  const tape = { valeurs: { ...lu.saisie }, erreurs: {} };
  try {
    const quand = libellePeriode(periodeDe(lu.saisie));
    return { ...rien, formulaire: tape, trouvees: getMallesLibres(ctx, lu.saisie), quand };
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier) || erreur.code !== 'IMPOSSIBLE') throw erreur;
    return { ...rien, formulaire: { ...tape, erreurs: { [erreur.champ ?? '']: [erreur.message] } } };
  }
});

export default function MallesLibres() {
  const { aujourdhui, formulaire, trouvees, quand } = useLoaderData<typeof loader>();
  const { debut = '', fin = '' } = formulaire?.valeurs ?? {};
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: 'Planning', chemin: '/malles/planning' }, { libelle: 'À vos dates' }]}
      titre="Pour quelles dates voulez-vous une malle ?"
      intro="Nous vous disons lesquelles sont libres, la plus proche d’abord."
    >
      <Form key={`${debut} ${fin}`} method="get" action="/malles/libres" noValidate className="formulaire">
        <ResumeErreurs formulaire={formulaire} />
        <div className="formulaire__champs">
          <ChampPeriode
            formulaire={formulaire}
            legende="Vos dates"
            nomDu="debut"
            nomAu="fin"
            min={aujourdhui}
            aide="Du jour où vous la retirez au jour où vous la rendez."
          />
          <div className="actions">
            <Bouton icone="chercher">Voir les malles libres</Bouton>
          </div>
        </div>
      </Form>
      {trouvees && <ResultatsDesDates lu={trouvees} dates={{ debut, fin }} quand={quand} />}
    </Page>
  );
}
