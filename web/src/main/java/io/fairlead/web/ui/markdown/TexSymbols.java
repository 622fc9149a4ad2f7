package io.fairlead.web.ui.markdown;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What TeX's names of signs stand for. */
final class TexSymbols {

  /** Letters, written as identifiers. */
  static final Map<String, String> LETTERS =
      pairs(
          "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ"
              + " iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi ϕ"
              + " varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ"
              + " Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ infty ∞ partial ∂ nabla ∇ emptyset ∅ hbar ℏ");

  /** Operators, relations and brackets. */
  static final Map<String, String> OPERATORS =
      pairs(
          "times × cdot ⋅ div ÷ pm ± mp ∓ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼"
              + " propto ∝ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ cup ∪ cap ∩"
              + " setminus ∖ land ∧ lor ∨ neg ¬ forall ∀ exists ∃ to → rightarrow → leftarrow ←"
              + " mapsto ↦ Rightarrow ⇒ Leftrightarrow ⇔ implies ⟹ iff ⟺ ldots … dots … cdots ⋯"
              + " mid ∣ parallel ∥ perp ⊥ star ⋆ circ ∘ bullet ∙ oplus ⊕ otimes ⊗ prime ′ langle ⟨"
              + " rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lvert | rvert | vert | lVert ‖ rVert ‖"
              + " Vert ‖ colon : { { } } | ‖ % % $ $ # # & & _ _");

  /** Operators that take limits. */
  static final Map<String, String> LARGE =
      pairs("sum ∑ prod ∏ int ∫ oint ∮ bigcup ⋃ bigcap ⋂ coprod ∐");

  /** Names of functions, set upright; those in {@link #LIMITED} take limits. */
  static final Set<String> FUNCTIONS =
      Set.of(
          "log", "ln", "exp", "sin", "cos", "tan", "tanh", "sinh", "cosh", "arg", "max", "min",
          "sup", "inf", "lim", "det", "dim", "gcd", "Pr", "argmin", "argmax");

  static final Set<String> LIMITED =
      Set.of("max", "min", "sup", "inf", "lim", "argmin", "argmax", "Pr");

  /** What stands over a letter. */
  static final Map<String, String> ACCENTS =
      pairs("hat ^ widehat ^ bar ¯ overline ¯ tilde ~ widetilde ~ vec → dot ˙ ddot ¨");

  /** Spaces in em. */
  static final Map<String, String> SPACES =
      pairs(", 0.17em ; 0.28em : 0.22em ! -0.17em quad 1em qquad 2em space 0.33em");

  private TexSymbols() {}

  private static Map<String, String> pairs(String text) {
    String[] words = text.split(" ", -1);
    Map<String, String> pairs = new HashMap<>();
    for (int i = 0; i + 1 < words.length; i += 2) {
      pairs.put(words[i], words[i + 1]);
    }
    return Map.copyOf(pairs);
  }
}
