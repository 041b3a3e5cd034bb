using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Couree.Web;
using Microsoft.Extensions.Primitives;

namespace Couree.Modules.Delivery.Ask;

/// <param name="From">empty is the sender's own address</param>
/// <param name="Giver">who hands it over; empty is the sender</param>
internal sealed record PickupRow([MaxLength(300)] string? From = null, [MaxLength(200)] string? Giver = null);

internal sealed record DropRow(
    [Required, MaxLength(300)] string To, [Required, MaxLength(200)] string Name, [MaxLength(40)] string? Phone = null, [MailAddress, MaxLength(254)] string? Email = null, [MaxLength(1000)] string? Notes = null);

/// <summary>
/// The doors of a shop's form, numbered from 1: fields "from-1", "to-1", "to-2"… Submit buttons add and take out a door, so it works
/// without script, and everything typed stays.
/// </summary>
internal sealed record AskRows(IReadOnlyList<PickupRow> Pickups, IReadOnlyList<DropRow> Drops)
{
    public const int MostPickups = 5, MostDrops = 20;

    /// <summary>The buttons' name; "pickup+", "drop+", "pickup-2", "drop-3".</summary>
    public const string Button = "do";
    private static readonly string[] OfPickup = ["from", "giver"], OfDrop = ["to", "name", "phone", "email", "notes"];

    /// <summary>Null when a door is wrong: the form then says at which field, and how.</summary>
    public static AskRows? Read(Form form)
    {
        var pickups = Rows(PickupsOf(form)).Select(i => Form<PickupRow>.Row(form, $"-{i}").Input).OfType<PickupRow>().ToList();
        var drops = Rows(DropsOf(form)).Select(i => Form<DropRow>.Row(form, $"-{i}").Input).OfType<DropRow>().ToList();
        // The sender's own address goes without saying once; a second pick-up is somewhere else.
        for (var i = 1; i < pickups.Count; i++)
            if (pickups[i].From is null) form.Errors.TryAdd($"from-{i + 1}", Words.Say("form.required"));
        return form.HasErrors ? null : new AskRows(pickups, drops);
    }

    public static int PickupsOf(Form form) => Count(form, OfPickup, MostPickups);

    public static int DropsOf(Form form) => Count(form, OfDrop, MostDrops);

    /// <summary>The form with a door more or less, and where to look at it; null when no such button was pressed.</summary>
    public static Form? Changed(Form form)
    {
        var pressed = form[Button];
        return pressed switch
        {
            "pickup+" => More(form, OfPickup, PickupsOf(form), MostPickups),
            "drop+" => More(form, OfDrop, DropsOf(form), MostDrops),
            _ when Number(pressed, "pickup-") is { } i => Less(form, OfPickup, PickupsOf(form), i),
            _ when Number(pressed, "drop-") is { } i => Less(form, OfDrop, DropsOf(form), i),
            _ => null,
        };
    }

    private static IEnumerable<int> Rows(int count) => Enumerable.Range(1, count);

    private static int Count(Form form, string[] fields, int most) =>
        Rows(most).LastOrDefault(i => fields.Any(f => form.Values.ContainsKey($"{f}-{i}")), 1);

    private static int? Number(string pressed, string before) =>
        pressed.StartsWith(before, StringComparison.Ordinal) && int.TryParse(pressed[before.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Form More(Form form, string[] fields, int count, int most)
    {
        var values = Kept(form);
        if (count < most) values[$"{fields[0]}-{count + 1}"] = StringValues.Empty;
        return new Form { Values = values };
    }

    private static Form Less(Form form, string[] fields, int count, int taken)
    {
        var values = Kept(form);
        if (count > 1 && taken >= 1 && taken <= count)
            foreach (var field in fields)
            {
                for (var i = taken; i < count; i++) values[$"{field}-{i}"] = values.GetValueOrDefault($"{field}-{i + 1}");
                values.Remove($"{field}-{count}");
            }
        return new Form { Values = values };
    }

    private static Dictionary<string, StringValues> Kept(Form form) =>
        form.Values.Where(v => !v.Key.Equals(Button, StringComparison.OrdinalIgnoreCase)).ToDictionary(v => v.Key, v => v.Value, StringComparer.OrdinalIgnoreCase);
}
