using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Couree.Kernel;

namespace Couree.Web;

/// <summary>One typed text as a value; a <see cref="FormatException"/>'s message is the words' key of the complaint.</summary>
internal static class FormValue
{
    public static object Parse(Type type, string text)
    {
        if (type == typeof(string)) return text;
        if (type == typeof(bool)) return text is "true" or "on" or "1" or "true,false";
        if (type == typeof(int)) return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var i) ? i : throw new FormatException("form.number");
        if (type == typeof(long)) return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var l) ? l : throw new FormatException("form.number");
        if (type == typeof(double)) return double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var d) && double.IsFinite(d) ? d : throw new FormatException("form.number");
        if (type == typeof(Money)) return Money.Parse(text) ?? throw new FormatException("form.money");
        if (type == typeof(DateOnly)) return CivilDay.Read(text) ?? throw new FormatException("form.date");
        if (type == typeof(TimeOnly)) return TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var hour) ? hour : throw new FormatException("form.time");
        if (type == typeof(DateTime))
            return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : throw new FormatException("form.date");
        if (type.IsEnum) return Enum.TryParse(type, text, true, out var choice) && Enum.IsDefined(type, choice) ? choice : throw new FormatException("form.choice");
        if (type == typeof(Guid)) return Guid.TryParse(text, out var guid) ? guid : throw new FormatException("form.invalid");
        if (typeof(IId).IsAssignableFrom(type)) return Activator.CreateInstance(type, Guid.TryParse(text, out var id) ? id : throw new FormatException("form.invalid"))!;
        throw new NotSupportedException($"forms cannot carry {type}");
    }

    public static Type? ElementOf(Type type) =>
        type != typeof(string) && type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(IReadOnlyList<>) || open == typeof(List<>)) ? type.GetGenericArguments()[0] : null;

    public static IList List(Type element, object[] values)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var value in values) list.Add(value);
        return list;
    }

    public static string Complaint(ValidationAttribute attribute, object? value) => attribute switch
    {
        RequiredAttribute => Words.Say("form.required"),
        StringLengthAttribute length when (value as string)?.Length < length.MinimumLength => Words.Say("form.too_short", new { min = length.MinimumLength }),
        StringLengthAttribute length => Words.Say("form.too_long", new { max = length.MaximumLength }),
        MaxLengthAttribute length when value is ICollection => Words.Say("form.too_many", new { max = length.Length }),
        MinLengthAttribute length when value is ICollection => Words.Say("form.too_few", new { min = length.Length }),
        MaxLengthAttribute length => Words.Say("form.too_long", new { max = length.Length }),
        MinLengthAttribute length => Words.Say("form.too_short", new { min = length.Length }),
        RangeAttribute range => Words.Say("form.range", new { min = range.Minimum, max = range.Maximum }),
        MailAddressAttribute => Words.Say("form.email"),
        PhoneAttribute => Words.Say("form.phone"),
        { ErrorMessage: { } key } => Words.Say(key),
        _ => Words.Say("form.invalid"),
    };
}
