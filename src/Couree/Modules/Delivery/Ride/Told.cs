using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Couree.Kernel;

namespace Couree.Modules.Delivery;

/// <summary>A command as the phone tells it. Its shape is judged one by one: a bad one is refused alone and never blocks the others.</summary>
/// <param name="Kind">start, done, fail, undo or reopen</param>
/// <param name="OccurredAt">by the phone's own clock, whatever it shows: a phone in 1970 or in 2100 is heard too</param>
/// <param name="OffsetMs">what the phone believed must be added to its clock to get the house's, in milliseconds; decades when the clock is decades wrong</param>
/// <param name="DeviceSeq">1, 2, 3… on this phone</param>
internal sealed partial record Told(Guid Id, StopId Stop, string Kind, DateTime OccurredAt, long OffsetMs, long DeviceSeq, string? Reason = null, Proof? Proof = null, string? PaidOnHandOver = null)
{
    public const int MostPhotos = 6, LongestSignature = 20_000;

    [JsonIgnore]
    public StopVerb? Verb => Kind switch
    {
        "start" => StopVerb.Start,
        "done" => StopVerb.Done,
        "fail" => StopVerb.Fail,
        "undo" => StopVerb.Undo,
        "reopen" => StopVerb.Reopen,
        _ => null,
    };

    [JsonIgnore]
    public bool IsReadable => Id != Guid.Empty && Verb is not null && DeviceSeq > 0 && OccurredAt != default
        && Reason is not { Length: > 500 } && PaidOnHandOver is null or "cash" or "card" or "cheque" && IsSound(Proof);

    private static bool IsSound(Proof? proof) => proof is null
        || proof.Name is not { Length: > 200 } && proof.Code is not { Length: > 60 }
        && (proof.Signature is null || proof.Signature.Length <= LongestSignature && SvgPath().IsMatch(proof.Signature))
        && (proof.Photos is null || proof.Photos.Count <= MostPhotos && proof.Photos.All(p => Hash().IsMatch(p)));

    /// <summary>Moves and lines in whole units only: nothing else can hide in a signature.</summary>
    [GeneratedRegex(@"^(?:[ML]\d{1,4} \d{1,4})+$")]
    private static partial Regex SvgPath();

    [GeneratedRegex("^[A-Za-z0-9_-]{43}$")]
    public static partial Regex Hash();
}

/// <summary>A phone's batch, at most <see cref="Most"/> commands.</summary>
/// <param name="Device">the phone's own name, made at its first start</param>
internal sealed record Batch(Guid Device, IReadOnlyList<Told> Commands)
{
    public const int Most = 100;
}

/// <summary>What became of one command, with the sentence the courier reads.</summary>
/// <param name="Outcome">applied, already, refused or human</param>
internal sealed record CommandAnswer(Guid Id, Outcome Outcome, string? Code, string? Sentence);
