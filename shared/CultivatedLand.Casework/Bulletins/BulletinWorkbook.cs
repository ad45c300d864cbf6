using CultivatedLand.Domain;

namespace CultivatedLand.Casework.Bulletins;

/// <summary>The table of a bulletin as a workbook.</summary>
public static class BulletinWorkbook
{
    public static byte[] Write(string title, Bulletin bulletin, Language language) => throw new NotImplementedException();
}
