namespace Couree.Web.Components;

public enum StepState { Done, Now, Next, Bad }

/// <summary>One step of a <c>Timeline</c>.</summary>
/// <param name="At">when, already in the territory's hours: "14 h 32"</param>
/// <param name="Icon">shown while the step is now or to come</param>
public sealed record Step(string Text, StepState State, string? At = null, string? Note = null, string? Icon = null);
