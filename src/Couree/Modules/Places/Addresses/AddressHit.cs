using Couree.Kernel;

namespace Couree.Modules.Places.Addresses;

/// <summary>How well the point is known: the house itself, a place between two known neighbours, only the street, or a place called by its name.</summary>
internal enum AddressPrecision { HouseNumber, Interpolated, Street, Place }

/// <summary>An address found.</summary>
/// <param name="Label">as written on an envelope: <c>12 bis Rue Colbert, 59000 Lille</c></param>
/// <param name="Number">null when the precision is Street</param>
/// <param name="HasEveryWord">false when a telling word that was typed stands neither in the street's name nor in its town's: the nearest answer, not the one meant</param>
/// <param name="Score">about 0 to 1; only comparable within one answer</param>
internal sealed record AddressHit(
    string Label, string? Number, string Street, string Postcode, string City, GeoPoint Point, AddressPrecision Precision, double Score, bool HasEveryWord = true);

/// <summary>One line of an address file, cleaned. <paramref name="Suffix"/> is <c>bis</c>, <c>b</c>… or empty;
/// <paramref name="Number"/> is 0 for a street or hamlet without numbers.</summary>
internal readonly record struct AddressRow(
    int Number, string Suffix, string Street, string Postcode, string City, string FormerCity, GeoPoint Point);
