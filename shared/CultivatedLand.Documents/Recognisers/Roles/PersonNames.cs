using System.Buffers;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Roles;

/// <summary>Rules for the names of persons: a surname and one or two characters, with at most an office after them.</summary>
public static class PersonNames
{
    private static readonly SearchValues<char> Surnames = SearchValues.Create(
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
            + "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
            + "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹"
            + "关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶"
            + "刁瞿戚丘古米池滕晋苑邬臧畅宫来缪苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜"
            + "鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺"
    );

    private static readonly string[] Offices =
    [
        "同志",
        "书记",
        "副书记",
        "镇长",
        "副镇长",
        "乡长",
        "副乡长",
        "主任",
        "副主任",
        "局长",
        "副局长",
        "县长",
        "副县长",
        "区长",
        "副区长",
        "市长",
        "副市长",
        "委员",
        "主席",
        "部长",
        "站长",
        "所长",
        "队长",
    ];

    public static bool Fits(ReadOnlySpan<char> words)
    {
        words = words.Trim();
        foreach (var office in Offices)
        {
            if (words.Length > office.Length + 1 && words.EndsWith(office) && IsName(words[..^office.Length]))
                return true;
        }

        return IsName(words);
    }

    /// <summary>Whether the words are a name and no post. 甲某某 hides a name and is one.</summary>
    public static bool IsPerson(string words) =>
        IsName(words)
        || words.Length is 2 or 3 && CharacterFolding.IsHan(words[0]) && words[1..].All(sign => sign is '某' or '×' or 'X' or 'x' or '*');

    private static bool IsName(ReadOnlySpan<char> words)
    {
        if (words.Length is < 2 or > 3 || !Surnames.Contains(words[0]) || TextMatch.EndsWithAny(words, "副", "办", "局"))
            return false;
        foreach (var sign in words)
        {
            if (!CharacterFolding.IsHan(sign))
                return false;
        }

        return true;
    }
}
