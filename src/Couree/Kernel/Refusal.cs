namespace Couree.Kernel;

/// <summary>
/// The house says no: a code (`room.why`) that every language has a sentence for, saying what happened and what to do next,
/// and the facts that fill its placeholders. Pages answer 422 on the same page; the API answers a 422 problem.
/// </summary>
public sealed class Refusal : Exception
{
    public Refusal(string code, object? facts = null, string? field = null) : base(code)
    {
        Code = code;
        Field = field;
        Facts = Read(facts);
    }

    public string Code { get; }

    /// <summary>The input field it is about, when it is about one.</summary>
    public string? Field { get; }

    public IReadOnlyDictionary<string, object?> Facts { get; }

    private static IReadOnlyDictionary<string, object?> Read(object? facts) => facts switch
    {
        null => new Dictionary<string, object?>(),
        IReadOnlyDictionary<string, object?> ready => ready,
        _ => facts.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(facts)),
    };
}

/// <summary>It does not exist, or it is not yours: the two are the same answer, 404.</summary>
public sealed class NotFound() : Exception("not found");

/// <summary>Somebody was faster, again and again: 409, look at the fresh page.</summary>
public sealed class SomebodyWasFaster() : Exception("somebody was faster");
