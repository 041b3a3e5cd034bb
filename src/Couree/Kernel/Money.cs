using System.Globalization;

namespace Couree.Kernel;

/// <summary>Euros as integer cents. Never a floating number, never a fraction of a cent.</summary>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    public static readonly Money Zero = new(0);

    public static Money operator +(Money a, Money b) => new(checked(a.Cents + b.Cents));
    public static Money operator -(Money a, Money b) => new(checked(a.Cents - b.Cents));
    public static Money operator -(Money a) => new(-a.Cents);
    public static Money operator *(Money a, int times) => new(checked(a.Cents * times));
    public static bool operator <(Money a, Money b) => a.Cents < b.Cents;
    public static bool operator >(Money a, Money b) => a.Cents > b.Cents;
    public static bool operator <=(Money a, Money b) => a.Cents <= b.Cents;
    public static bool operator >=(Money a, Money b) => a.Cents >= b.Cents;

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    /// <summary>The VAT inside this tax-included amount, rounded half up to the cent (CGI art. 266; BOI-TVA-DECLA-30-20-20).</summary>
    /// <param name="rateBasisPoints">550 is 5.5 %, 2000 is 20 %.</param>
    public Money VatWithin(int rateBasisPoints) =>
        new((long)Math.Round((decimal)Cents * rateBasisPoints / (10_000 + rateBasisPoints), MidpointRounding.AwayFromZero));

    /// <summary>Reads "12", "12,5", "12.50", "1 234,50 €"; null when it is not an amount with at most two decimals.</summary>
    public static Money? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var plain = new string([.. text.Where(c => !char.IsWhiteSpace(c) && c != '€')]).Replace(',', '.');
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var euros)) return null;
        if (decimal.Round(euros, 2) != euros || Math.Abs(euros) > 10_000_000) return null;
        return new Money((long)(euros * 100));
    }

    /// <summary>"12,50 €" in French, "€12.50" in English.</summary>
    public string In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "fr"
        ? (Cents < 0 ? "−" : "") + (Math.Abs(Cents) / 100m).ToString("#,0.00", culture) + " €"
        : (Cents < 0 ? "−" : "") + "€" + (Math.Abs(Cents) / 100m).ToString("#,0.00", culture);

    public override string ToString() => In(CultureInfo.CurrentUICulture);
}
