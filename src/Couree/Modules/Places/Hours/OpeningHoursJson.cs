using System.Text.Json;
using System.Text.Json.Serialization;

namespace Couree.Modules.Places.Hours;

/// <summary>
/// JSON: <c>{"week":{"mo":["09:00-12:30"]},"holidays":["10:00-12:00"],"exceptions":[{"from":"2026-08-01","to":"2026-08-16",
/// "hours":[],"reason":"…"}]}</c>. An empty list means closed; no <c>holidays</c> means as usual. A plain string in the text
/// notation is read too.
/// </summary>
internal sealed class OpeningHoursJson : JsonConverter<OpeningHours>
{
    sealed record Shape(Dictionary<string, string[]>? Week, string[]? Holidays, DatedShape[]? Exceptions);

    sealed record DatedShape(DateOnly From, DateOnly? To, string[]? Hours, string? Reason);

    static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public override OpeningHours Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            if (reader.TokenType == JsonTokenType.String) return OpeningHoursText.Parse(reader.GetString()!);
            var shape = JsonSerializer.Deserialize<Shape>(ref reader, Plain) ?? throw new JsonException("Opening hours are missing.");
            return OpeningHoursText.Parse(string.Join("; ", Rules(shape)));
        }
        catch (OpeningHoursError error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    public override void Write(Utf8JsonWriter writer, OpeningHours value, JsonSerializerOptions options)
    {
        var week = OpeningHoursText.MondayFirst.Where(day => value.On(day).Count > 0)
            .ToDictionary(day => OpeningHoursText.Name(day).ToLowerInvariant(), day => Hours(value.On(day)));
        var exceptions = value.Exceptions.Select(dated => new DatedShape(dated.From, dated.To, Hours(dated.Spans), dated.Reason)).ToArray();
        var holidays = value.Holidays.IsAsUsual ? null : Hours(value.Holidays.Spans);
        JsonSerializer.Serialize(writer, new Shape(week, holidays, exceptions.Length == 0 ? null : exceptions), Plain);
    }

    // The text form already knows every rule and every error, so JSON goes through it.
    static IEnumerable<string> Rules(Shape shape)
    {
        foreach (var (day, hours) in shape.Week ?? []) yield return $"{day} {Off(hours)}";
        if (shape.Holidays is { } holidays) yield return $"PH {Off(holidays)}";
        foreach (var dated in shape.Exceptions ?? [])
            yield return $"{dated.From:yyyy-MM-dd}..{dated.To ?? dated.From:yyyy-MM-dd} {Off(dated.Hours)} \"{dated.Reason?.Replace('"', '\'')}\"";
    }

    static string Off(string[]? hours) => hours is null or [] ? "off" : string.Join(",", hours);

    static string[] Hours(IReadOnlyList<DailySpan> spans) => [.. spans.Select(span => span.ToString())];
}
