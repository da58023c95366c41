/** A notice-board that waits for its first paper. */
export function DessinTableau() {
  return (
    <svg className="dessin" viewBox="0 0 240 230" aria-hidden="true">
      <path d="M12 218q54-10 108-5t108 1" className="d" />
      <path d="M38 58v158M202 58v156" className="pied-de-tableau" />
      <rect x="30" y="66" width="180" height="116" rx="4" className="c" />
      <rect x="41" y="77" width="158" height="94" rx="2" className="p" />
      <path d="M12 62 120 16l108 46-6 10L120 29 18 72z" className="a" />
      <g transform="rotate(-4 76 106)">
        <rect x="52" y="88" width="50" height="38" rx="2" className="a acc fin" />
        <path d="M60 102h34M60 112h22" className="acc fin" />
        <circle cx="77" cy="89" r="4.5" className="v" />
      </g>
      <rect x="118" y="88" width="66" height="50" rx="3" className="place" />
      <path d="M151 104v18M142 113h18" className="acc" />
      <rect x="60" y="136" width="42" height="26" rx="3" className="place" />
      <path d="M56 214c-2-9-9-12-9-12M60 214c1-11 8-16 8-16M184 213c0-9 6-13 6-13" className="d" />
    </svg>
  );
}

/** A signpost at a crossroads: the page is elsewhere. */
export function DessinPoteau() {
  return (
    <svg className="dessin" viewBox="0 0 240 240" aria-hidden="true">
      <path d="M20 222q50-16 100-8t100 2" className="d" />
      <path d="M120 218V34" className="mat" />
      <circle cx="120" cy="28" r="7" className="p" />
      <path d="M120 52h72l18 18-18 18h-72z" className="panneau-troc" />
      <path d="M120 100H54l-18 17 18 17h66z" className="panneau-plan" />
      <path d="M120 146h56l15 14-15 14h-56z" className="panneau-malles" />
      <path d="M138 70h40M66 117h36M134 160h28" className="d" />
      <path d="M84 218c-2-9-9-12-9-12M88 219c1-12 8-17 8-17M152 216c0-9 6-13 6-13" className="d" />
    </svg>
  );
}
