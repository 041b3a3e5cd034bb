namespace Couree.Web.Components;

/// <summary>One option of a <c>Choice</c> or a <c>Select</c>.</summary>
/// <param name="Value">what the form sends; the name of an enum value, an id…</param>
/// <param name="Note">a second, smaller line: "3 places left", "+ 2,00 €"</param>
public sealed record Option(string Value, string Text, string? Note = null, bool Disabled = false);
