using System.Collections.Frozen;

namespace Couree.Web.Components;

/// <summary>The house's line drawings on a 120 × 90 sheet; `tint` is a soft fill, `warm` a spot of honey. Ours, under the house's licence.</summary>
internal static class Drawings
{
    public static readonly FrozenDictionary<string, string> All = new Dictionary<string, string>
    {
        ["basket"] = "<circle class='warm' cx='86' cy='24' r='9'/><path class='tint' d='M22 42h76l-9 38H31z'/><path d='M42 42l12-24M78 42L66 18M48 53v16M60 53v16M72 53v16M16 42h88'/><path d='M40 32c-6-4-6-12 0-16 6 4 6 12 0 16zM40 16c0-4 2-6 5-7'/>",
        ["bike"] = "<circle class='warm' cx='96' cy='20' r='8'/><circle class='tint' cx='30' cy='62' r='18'/><circle class='tint' cx='90' cy='62' r='18'/><path d='M30 62l16-32h24l20 32M46 30l16 32H30M62 62l12-26M40 24h14M70 30l-4-12h10M82 34h22v14H86z'/><path d='M4 84h112'/>",
        ["wheel"] = "<circle class='warm' cx='98' cy='18' r='8'/><circle class='tint' cx='52' cy='50' r='32'/><circle cx='52' cy='50' r='5'/><path d='M52 18v27M52 55v27M20 50h27M57 50h27M29 27l19 19M56 54l19 19M75 27L56 46M48 54L29 73'/><path d='M112 44l-14 36M112 44c4-6 2-12-3-14l-1 8-5-2 1-8c-6 1-8 8-4 13M6 84h108'/>",
        ["plate"] = "<circle class='warm' cx='60' cy='52' r='9'/><ellipse class='tint' cx='60' cy='52' rx='30' ry='30'/><circle cx='60' cy='52' r='19'/><path d='M16 22v16c0 6 8 6 8 0V22M20 22v58M104 80V22c-8 4-10 18-8 28h8M54 12c-3-4 3-5 0-9M66 12c-3-4 3-5 0-9'/><path class='warm' d='M52 54c4-10 14-10 18-2-4 8-14 8-18 2z'/>",
        ["calendar"] = "<path class='tint' d='M22 22h76v56H22z'/><path d='M22 38h76M40 14v14M80 14v14M36 50h8M56 50h8M76 50h8M36 64h8M56 64h8'/><circle class='warm' cx='80' cy='65' r='6'/>",
        ["people"] = "<circle class='tint' cx='60' cy='32' r='12'/><circle class='tint' cx='28' cy='40' r='9'/><circle class='tint' cx='92' cy='40' r='9'/><path d='M38 80c0-18 8-28 22-28s22 10 22 28M10 80c0-14 6-23 18-23 4 0 8 1 11 4M110 80c0-14-6-23-18-23-4 0-8 1-11 4M4 82h112'/><path class='warm' d='M60 14c-3-5-9-1-5 4l5 4 5-4c4-5-2-9-5-4z'/>",
        ["search"] = "<circle class='tint' cx='52' cy='40' r='25'/><path d='M70 58l26 24M38 46V36l7-6 7 6v10M52 46V33l8-7 8 7v13M36 46h34'/><circle class='warm' cx='98' cy='20' r='7'/>",
        ["parcel"] = "<path class='tint' d='M60 12l40 18v36L60 84 20 66V30z'/><path d='M20 30l40 18 40-18M60 48v36M40 21l40 18v14'/><circle class='warm' cx='32' cy='62' r='4'/>",
        ["shop"] = "<path class='tint' d='M24 40h72v42H24z'/><path d='M18 40l8-24h68l8 24M18 40c0 9 14 9 14 0 0 9 14 9 14 0 0 9 14 9 14 0 0 9 14 9 14 0 0 9 14 9 14 0 0 9 14 9 14 0M34 82V58h18v24M64 56h22v14H64zM10 82h100'/><circle class='warm' cx='75' cy='63' r='4'/>",
        ["yard"] = "<circle class='warm' cx='98' cy='16' r='8'/><path class='tint' d='M8 80V42l15-16 15 16v38zM38 80V34h6v-8h6v-8h12v8h6v8h6v46zM74 80V44l15-16 15 16v36z'/><path d='M50 80V62c0-8 12-8 12 0v18M18 46h10v10H18zM84 48h10v10H84zM51 38h10v8H51zM18 80V66h10v14M84 80V68h10v12M2 80h116'/>",
    }.ToFrozenDictionary();
}
