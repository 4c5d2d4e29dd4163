"""A small invented report with a bit of everything, and what it takes to build it.

The district and all in it are invented; only its code is borrowed, since an area needs one.
"""

from pathlib import Path

TITLE = "杭州市上城区2021年上半年国民经济和社会发展计划执行情况报告"

TEXT = f"""{TITLE}

来源：上城区发展和改革局　发布时间：2021年8月20日

一、2021年上半年计划执行情况

（一）经济运行稳中有进

经济总量平稳增长。全区地区生产总值320.5亿元，同比（下同）增长8.2%；固定资产投资86.3亿元，下降3.1%。建成5G基站412个，公办园在园儿童占比达到41.5%。

重点项目加快建设。望江文化馆新建工程已完成主体结构施工，钱江二桥改造项目开工建设。

二、存在的问题

一是教育供给不足。小学一年级学位缺口1200个，望江片区停车泊位紧张。

二是重大项目推进缓慢。凤山河整治工程至今未能开工，基层医疗服务水平有待提高。

三、下半年重点工作

（一）补齐民生短板

扩大教育供给。建成临江小学，新增学位1500个；公办园在园儿童占比达到40%。9月底前完成望江文化馆新建工程验收。

推进项目建设。12月底前开工建设凤山河整治工程。加强基层医疗服务能力建设。
"""


def write_report(folder: Path, text: str = TEXT, name: str = "report.txt") -> Path:
    """A file with the small report, or another text, in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path
