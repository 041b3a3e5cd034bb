using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Couree.Kernel;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

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

    /// <summary>
    /// One command of a batch, read by itself. What can never be read (a year 10000, a word where a number belongs) keeps the phone's id and says
    /// nothing else: it is refused for good, and the phone lets it go.
    /// </summary>
    public static Told Read(JsonElement told, JsonSerializerOptions json)
    {
        try
        {
            if (told.Deserialize<Told>(json) is { } read) return read;
        }
        catch (JsonException)
        {
            // Said below, with the id where there is one.
        }
        var id = told.ValueKind == JsonValueKind.Object && told.TryGetProperty("id", out var named) && named.ValueKind == JsonValueKind.String && named.TryGetGuid(out var known) ? known : Guid.Empty;
        return new Told(id, default, "", default, 0, 0);
    }

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

    /// <summary>400 when it is no batch at all; each command is read by itself.</summary>
    public static async ValueTask<Batch?> BindAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType()) throw new BadHttpRequestException("JSON was expected", StatusCodes.Status415UnsupportedMediaType);
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.TryGetProperty("commands", out var commands) || commands.ValueKind != JsonValueKind.Array
                || !body.RootElement.TryGetProperty("device", out var device) || device.ValueKind != JsonValueKind.String || !device.TryGetGuid(out var named))
                throw new BadHttpRequestException("this is no batch");
            return new Batch(named, [.. commands.EnumerateArray().Select(told => Told.Read(told, json))]);
        }
        catch (JsonException broken)
        {
            throw new BadHttpRequestException("this is no JSON", broken);
        }
    }
}

/// <summary>What became of one command, with the sentence the courier reads.</summary>
/// <param name="Outcome">applied, already, refused or human</param>
internal sealed record CommandAnswer(Guid Id, Outcome Outcome, string? Code, string? Sentence);
