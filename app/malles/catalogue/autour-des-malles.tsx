import { LienBouton } from '#app/ui/bouton.tsx';

/** Where else one goes from the catalogue. */
export const AutourDesMalles = () => (
  <>
    <LienBouton href="/malles/planning" genre="lien" icone="agenda">
      Voir le planning
    </LienBouton>
    <LienBouton href="/reservations" genre="lien">
      Les prêts de ma structure
    </LienBouton>
    <LienBouton href="/malles/attentes" genre="lien">
      Mes attentes
    </LienBouton>
    <LienBouton href="/malles/chiffres" genre="lien">
      Les chiffres
    </LienBouton>
  </>
);
